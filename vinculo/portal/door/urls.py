from django.urls import path

from vinculo.portal.door import choose, colleagues, devices, enter, link, passkey

urlpatterns = [
    path("enter/", enter.enter, name="enter"),
    path("enter/code/", enter.code, name="code"),
    path("enter/passkey/begin/", passkey.begin, name="begin_passkey"),
    path("enter/passkey/", passkey.enter, name="passkey"),
    path("come-in/", link.come_in, name="come_in"),
    path("come-in/<str:token>/", link.arrive, name="arrive"),
    path("choose/", choose.choose, name="choose"),
    path("leave/", choose.leave, name="leave"),
    path("devices/", devices.devices, name="devices"),
    path("devices/<int:pk>/end/", devices.end, name="end_device"),
    path("devices/end-others/", devices.end_others, name="end_other_devices"),
    path("devices/keys/begin/", devices.begin_key, name="begin_key"),
    path("devices/keys/", devices.add_key, name="add_key"),
    path("devices/keys/<int:pk>/remove/", devices.remove_key, name="remove_key"),
    path("colleagues/", colleagues.colleagues, name="colleagues"),
    path("colleagues/invite/", colleagues.invite, name="invite_colleague"),
    path("colleagues/<int:pk>/remove/", colleagues.remove, name="remove_colleague"),
]
