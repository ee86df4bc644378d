"""What gunicorn is told wherever it is started in this folder; the command line adds the address and the workers."""

# By itself gunicorn believes X-Forwarded-Proto and its like from this machine. Here BEHIND_HTTPS_PROXY alone decides.
forwarded_allow_ips = ""
# Files of the site (pictures, a SQLite database) are its own and its group's, whatever the shell's umask was.
umask = 0o027


def post_worker_init(worker):
    """Called by gunicorn in each process that is ready to serve."""
    from clinic.server_log import NothingSent  # only now is this folder where Python looks

    worker.log.error_log.addFilter(NothingSent())
