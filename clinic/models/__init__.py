from clinic.models.contributor import Contributor
from clinic.models.profile import ClinicProfile, ProfileVersion

__all__ = ["ClinicProfile", "Contributor", "ProfileVersion"]
