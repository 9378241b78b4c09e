-- How long the pile waits for the vehicle to be plugged in, as it told; null before.
alter table devices add column connection_time_out_seconds integer;
