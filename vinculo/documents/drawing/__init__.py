"""Pictures of what came in. What strangers sent is only ever opened in a process that may do nothing else."""
