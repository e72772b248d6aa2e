DROP INDEX "attendance_events_user_id_index";--> statement-breakpoint
DROP INDEX "attendance_events_cell_index";--> statement-breakpoint
CREATE INDEX "attendance_events_cell_index" ON "attendance_events" USING btree ("user_id","activity_id","seq");