/// Getting a briefing ready: by when invitations and papers must be out (Decision 45/2018/QĐ-TTg),
/// what is to be done by whom, which unit owes which paper, who wants to speak.
@NullMarked
package vn.giaoban.scheduler.preparation;

import org.jspecify.annotations.NullMarked;
