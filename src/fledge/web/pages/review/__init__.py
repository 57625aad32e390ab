"""One applicant at a time: their papers beside the evidence for each requirement, and what somebody decides."""
