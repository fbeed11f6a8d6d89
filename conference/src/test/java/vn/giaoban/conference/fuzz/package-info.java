/// Every parser that bytes from the network reach, fed with anything: mutations of real messages
/// with a fixed seed in the suite, millions led by coverage in `./giaoban bench fuzz`.
@NullMarked
package vn.giaoban.conference.fuzz;

import org.jspecify.annotations.NullMarked;
