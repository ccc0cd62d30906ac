package report

import "regexp"

// session is a meeting as title blocks name it: 第六届人民代表大会第五次会议.
var session = regexp.MustCompile(`第?[一二三四五六七八九十百零〇\d]{1,4}届[^，。；：（）]{2,24}?第?[一二三四五六七八九十百零〇\d]{1,4}次(?:全体)?会议`)

// meeting is the meeting at which the report was delivered, "" where the title
// block does not name it.
func (o *outline) meeting() string {
	for _, l := range o.front() {
		if m := session.FindString(squeeze(l.s)); m != "" {
			return m
		}
	}
	return ""
}
