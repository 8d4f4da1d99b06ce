"""What the program costs and how well it reads: `python -m benchmarks` and `python -m benchmarks.evaluate FOLDER`."""
