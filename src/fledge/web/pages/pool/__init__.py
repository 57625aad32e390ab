"""The people of a posting: how many meet it, what each line costs, and what if some lines were wishes."""
