@NullMarked
package vn.giaoban.conference.rtp;

import org.jspecify.annotations.NullMarked;
