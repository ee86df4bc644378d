from csp.decorators import csp_update
from django.contrib.admin import AdminSite
from django.utils.decorators import method_decorator


class BedsideAdminSite(AdminSite):
    site_header = "Bedside"
    site_title = "Bedside"
    index_title = "Desk"
    enable_nav_sidebar = False
