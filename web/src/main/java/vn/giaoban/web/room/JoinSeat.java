package vn.giaoban.web.room;

import java.util.UUID;
import vn.giaoban.conference.room.Seat;

/// What a good join token opens: one seat in one briefing's room.
public record JoinSeat(UUID briefing, Seat seat) {}
