-- Which zones the sites of an operator have: asked for by who looks for sites that are open now.
create index sites_zones on sites (operator_id, zone);
