"""The whole year at a glance: four figures that clients feel, the seasons, the projects, and where we depend."""
