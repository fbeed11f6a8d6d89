/// The story of one briefing, told by real browsers against the real server in a process of its
/// own.
@NullMarked
package vn.giaoban.web.story;

import org.jspecify.annotations.NullMarked;
