/// Tests of the meeting's procedure.
@org.jspecify.annotations.NullMarked
package vn.giaoban.conference.room;
