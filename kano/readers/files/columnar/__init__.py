"""Files that keep columns: Parquet and Feather."""
