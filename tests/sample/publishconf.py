"""Settings for publishing: what is here replaces what `pelicanconf.py` says."""

from pelicanconf import *  # noqa: F403 - Pelican's way of sharing settings

# The address of your site, without a slash at the end: https://USER.github.io/REPOSITORY
SITEURL = "https://example.org"

SHARIH_DRAFTS = False
