/// Everything that reads mail from outside, fed with anything: mutations of honest mail with a
/// fixed seed in the suite, many more led by coverage in `./giaoban bench fuzz`.
@NullMarked
package vn.giaoban.mail.fuzz;

import org.jspecify.annotations.NullMarked;
