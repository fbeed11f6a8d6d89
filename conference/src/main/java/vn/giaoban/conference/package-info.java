/// The live room and its media plane: a plain Java library.
@NullMarked
package vn.giaoban.conference;

import org.jspecify.annotations.NullMarked;
