/// Kinds of meetings (weekly, on a subject, urgent, the office's own): what a briefing of that kind
/// begins with. Table `template`, see `V44__template.sql`. A template fills what a request leaves
/// out; once the briefing is made, it is the briefing's own.
@NullMarked
package vn.giaoban.scheduler.template;

import org.jspecify.annotations.NullMarked;
