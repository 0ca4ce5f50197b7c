"""An outline → the files of a draft."""
