DROP INDEX "attendance_events_cell_index";--> statement-breakpoint
CREATE INDEX "attendance_events_cell_index" ON "attendance_events" USING btree ("activity_id","user_id","seq");--> statement-breakpoint
CREATE INDEX "attendance_events_user_id_index" ON "attendance_events" USING btree ("user_id");
