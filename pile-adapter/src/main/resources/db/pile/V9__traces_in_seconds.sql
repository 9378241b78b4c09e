-- For how long a trace was asked for, in the unit of all durations.
alter table trace rename column minutes to duration_seconds;
update trace set duration_seconds = duration_seconds * 60;
