@NullMarked
package vn.giaoban.conference.sdp;

import org.jspecify.annotations.NullMarked;
