"""The demo story: a made-up studio, its clients in all seasons and weathers, two years of talk, in three languages."""
