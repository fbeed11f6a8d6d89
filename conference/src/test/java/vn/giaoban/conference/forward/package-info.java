@NullMarked
package vn.giaoban.conference.forward;

import org.jspecify.annotations.NullMarked;
