/// Posts, not people, are invited: an office of a unit ("Chủ tịch UBND xã") which persons hold from
/// day to day. Whoever sends asks [vn.giaoban.scheduler.post.Posts] at that moment who holds it, so
/// a transfer needs no new invitation, and what was sent keeps the name it was sent to.
///
/// Tables `post(id, body, title, rank, head, valid)` and `post_holder(post_id, name, …, standing,
/// held)`, see `V20__post.sql`. A post belongs to the unit's body, which outlives renames and
/// moves. Every new body is given its head post by the database.
@NullMarked
package vn.giaoban.scheduler.post;

import org.jspecify.annotations.NullMarked;
