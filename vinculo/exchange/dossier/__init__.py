"""A dossier: what both sides can prove about a client or a project, for somebody who has nothing of ours."""
