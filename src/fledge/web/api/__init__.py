"""The REST API: what pages can do, for programs.

Takes requests with a token, or with a browser's session. Gives JSON, files, and problems (RFC 9457) that say what is
wrong, where, and how to mend it. Never computes anything, and never shows what the seat may not see.
"""
