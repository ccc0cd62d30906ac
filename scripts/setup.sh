#!/bin/sh
# Installs the system packages that a step needs, and only those that are missing.
#
#   setup.sh build    what a window build needs (cgo, OpenGL, X11, Wayland)
#   setup.sh window   what the tests of the real window need besides
set -eu

# missing prints the Debian packages for what pkg-config does not find.
missing_build() {
	command -v cc >/dev/null 2>&1 || command -v gcc >/dev/null 2>&1 || echo gcc libc6-dev
	if ! command -v pkg-config >/dev/null 2>&1; then
		echo pkg-config libgl1-mesa-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev \
			libxxf86vm-dev libwayland-dev libxkbcommon-dev
		return
	fi
	while read -r module package; do
		pkg-config --exists "$module" 2>/dev/null || echo "$package"
	done <<-LIST
		gl libgl1-mesa-dev
		x11 libx11-dev
		xcursor libxcursor-dev
		xrandr libxrandr-dev
		xinerama libxinerama-dev
		xi libxi-dev
		xxf86vm libxxf86vm-dev
		wayland-client libwayland-dev
		xkbcommon libxkbcommon-dev
	LIST
}

missing_window() {
	command -v Xvfb >/dev/null 2>&1 || echo xvfb
	command -v xdotool >/dev/null 2>&1 || echo xdotool
	command -v import >/dev/null 2>&1 || echo imagemagick
	command -v openbox >/dev/null 2>&1 || echo openbox
	command -v dbus-launch >/dev/null 2>&1 || echo dbus-x11
	command -v fcitx5 >/dev/null 2>&1 || echo fcitx5 fcitx5-chinese-addons
}

[ "$(uname -s)" = Linux ] || exit 0 # elsewhere the compiler's own kit has all there is to have
packages=$(missing_"$1" | tr '\n' ' ')
[ -n "$(echo "$packages" | tr -d ' ')" ] || exit 0

install="apt-get install -y --no-install-recommends $packages"
if ! command -v apt-get >/dev/null 2>&1; then
	echo "These packages (Debian's names) are missing, and apt-get is not here to install them: $packages" >&2
	exit 1
fi
if [ "$(id -u)" = 0 ]; then
	asroot=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
	asroot="sudo -n"
else
	echo "System packages are missing. Install them and start again:" >&2
	echo "    sudo $install" >&2
	exit 1
fi
echo "installing: $packages"
export DEBIAN_FRONTEND=noninteractive
# A stale list of packages is the usual cause of a failure: fetch a new one, then.
# shellcheck disable=SC2086
$asroot $install >/dev/null 2>&1 || { $asroot apt-get update -qq && $asroot $install; }
