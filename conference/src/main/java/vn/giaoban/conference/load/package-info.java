/// Simulated participants, real to the server: what tests and the bench put against the media
/// engine, and what a server in training has its first crowd of. Linux only.
@NullMarked
package vn.giaoban.conference.load;

import org.jspecify.annotations.NullMarked;
