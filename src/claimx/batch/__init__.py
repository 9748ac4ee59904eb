"""Many articles: what is to be read (`plan`), and reading it into a folder (`run`)."""
