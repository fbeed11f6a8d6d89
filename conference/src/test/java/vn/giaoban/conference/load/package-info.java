/// Simulated participants: what tests and the bench put against the media engine.
@NullMarked
package vn.giaoban.conference.load;

import org.jspecify.annotations.NullMarked;
