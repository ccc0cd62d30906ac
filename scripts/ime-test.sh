#!/bin/sh
# Types into a real window through a real input method and says what came out wrong.
#
#   ime-test.sh PROGRAM    the test program of editor/textview/windowtest
#
# Needs Xvfb xdotool openbox dbus-x11 fcitx5 fcitx5-chinese-addons. It makes a
# display, a message bus and settings of its own, and ends what it started.
set -eu

program=$1
work=$(mktemp -d)
started=
clean() {
	for pid in $started; do kill "$pid" 2>/dev/null || :; done
	wait 2>/dev/null || :
	rm -rf "$work"
}
trap clean EXIT
trap 'exit 1' INT TERM

mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1024x700x24 3>"$work/display" 2>/dev/null &
started="$! $started"
DISPLAY=:$(head -n 1 "$work/display")
export DISPLAY LC_ALL=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1 XMODIFIERS=@im=fcitx
export XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data" XDG_CACHE_HOME="$work/cache"
eval "$(dbus-launch --sh-syntax)"
started="$DBUS_SESSION_BUS_PID $started"

mkdir -p "$XDG_CONFIG_HOME/fcitx5"
cat >"$XDG_CONFIG_HOME/fcitx5/profile" <<'PROFILE'
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us

[Groups/0/Items/1]
Name=pinyin

[GroupOrder]
0=Default
PROFILE
printf '[Behavior]\nActiveByDefault=True\n' >"$XDG_CONFIG_HOME/fcitx5/config"

openbox >/dev/null 2>&1 &
started="$! $started"
fcitx5 --disable=cloudpinyin,wayland >"$work/fcitx.log" 2>&1 &
started="$! $started"
for _ in $(seq 100); do
	grep -q 'Loaded addon pinyin$' "$work/fcitx.log" && break
	sleep 0.2
done
sleep 1

IME_FOLDER=$work "$program" >"$work/window.log" 2>&1 &
started="$! $started"
for _ in $(seq 100); do
	[ -f "$work/submitted" ] && break
	sleep 0.2
done
[ -f "$work/submitted" ] || { echo "the window did not open"; cat "$work/window.log"; exit 1; }
window=$(xdotool search --sync --name '^windowtest$' | head -n 1)
xdotool windowactivate --sync "$window"
sleep 2

failed=0
# holds NAME WANT: a text must hold what is wanted; it is given time to.
holds() {
	for _ in $(seq 40); do
		[ "$(cat "$work/$1"; echo .)" = "$(printf '%b.' "$2")" ] && { echo "ok: $1 holds $2"; return; }
		sleep 0.1
	done
	echo "WRONG: $1 holds $(cat "$work/$1"), want $2"
	failed=1
}
keys() { xdotool key --delay 60 "$@"; sleep 0.3; }
letters() { keys $(printf '%s' "$1" | sed 's/./& /g'); }

letters gongzuo; keys space
holds view 工作
letters baogaox; keys BackSpace space
holds view 工作报告
letters zhongguo; keys Left Right Home End space
holds view 工作报告中国
letters hello; keys Return
holds view 工作报告中国hello
letters nihao; keys Escape Return
holds view '工作报告中国hello\n'
keys BackSpace comma
holds view '工作报告中国hello，'
letters gong; keys BackSpace BackSpace BackSpace BackSpace BackSpace
holds view 工作报告中国hello
letters gongzuo; keys Page_Down Page_Up Down Up space
holds view 工作报告中国hello工作
keys ctrl+z ctrl+a BackSpace
holds view ''

xdotool mousemove --window "$window" 200 15 click 1
sleep 1
letters gongzuoa; keys BackSpace Left Right space
holds field 工作
letters abc; keys Return
holds field 工作abc
holds submitted ''
keys Return
holds submitted 工作abc
exit $failed
