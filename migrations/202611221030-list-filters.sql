-- The Services list asks which leading categories there are, one step along this index for each.
create index location_leading_category on cqc.location (leading_category);
