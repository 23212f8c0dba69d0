"""What each column of a sheet is: header, kind, platform; weight, wave, id and time."""
