/// The media engine as the room sees it: one offer, one answer, and then slots the server fills.
@NullMarked
package vn.giaoban.conference.media;

import org.jspecify.annotations.NullMarked;
