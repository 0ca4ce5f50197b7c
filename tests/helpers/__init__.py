"""What tests share: projects to build, pages to look at, machines and repositories to try."""
