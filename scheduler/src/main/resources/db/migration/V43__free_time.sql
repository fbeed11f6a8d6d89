-- The finder of free time asks for all bookings of some weeks, of hundreds of units: by time first.
-- No booking is longer than a day (the rules refuse it), so that its begin is enough.
CREATE INDEX booking_by_start ON booking (lower(during)) INCLUDE (resource, during);
