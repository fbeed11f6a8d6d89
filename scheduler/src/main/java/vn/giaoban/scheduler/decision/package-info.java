/// What a rule answers: accepted with a value, or refused with the reason a person can read.
@NullMarked
package vn.giaoban.scheduler.decision;

import org.jspecify.annotations.NullMarked;
