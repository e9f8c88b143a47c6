"""The whole house at a glance: four figures that clients feel, month by month, and where every relationship stands."""
