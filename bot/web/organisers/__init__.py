"""The organisers' pages, under `/dashboard`; `frame` says how to add one."""
