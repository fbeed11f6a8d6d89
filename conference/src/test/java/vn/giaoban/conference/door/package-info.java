/// An HTTP door to the media engine alone, for tests with real browsers and other foreign clients.
@NullMarked
package vn.giaoban.conference.door;

import org.jspecify.annotations.NullMarked;
