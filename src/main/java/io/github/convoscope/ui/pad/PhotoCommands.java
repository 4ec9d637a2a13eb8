package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.photo.Adjustments;
import io.github.convoscope.drawing.photo.CoverPatch;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.ui.Buttons;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.PadContent;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Adds the commands for photographs, and makes their line of buttons. JavaFX thread. */
final class PhotoCommands {
  /** The keys for zooming change the frame's side by this factor. */
  private static final double ZOOM = 1.1;

  private static final String NO_COLOURS = "photo.no-colours";
  private static final String TOOLS = "photo-tools";
  private static final String CHANGES = "photo-changes";

  private final Commands commands;
  private final PadContent sketch;
  private final PhotoTools tools;

  PhotoCommands(Commands commands, PadContent sketch, PhotoTools tools) {
    this.commands = commands;
    this.sketch = sketch;
    this.tools = tools;
  }

  /**
   * Adds them.
   *
   * @param hand zooms by keys
   * @param gallery shows the pictures to begin with
   */
  void install(PhotoHand hand, Runnable gallery) {
    commands.active(Context.PICTURE).bind(sketch.inColours());
    tool("frame", PhotoTool.FRAME, "Q", "fth-crop");
    tool("brush", PhotoTool.BRUSH, "P", "fth-edit-2");
    tool("rubber", PhotoTool.RUBBER, "E", "fth-delete");
    tool("cover", PhotoTool.COVER, "Z", "fth-square");
    tool("adjust", PhotoTool.ADJUST, "Shift+Q", "fth-sliders");
    change("turn", EditedPhoto::turned, "fth-refresh-cw", "Shift+Z");
    change("flip", EditedPhoto::flipped, null, "Shift+J");
    change("uncover", photo -> photo.with((CoverPatch) null), "fth-x", "Shift+V");
    change("plain", photo -> photo.with(Adjustments.NONE), "fth-x", "Shift+A");
    add(
        Command.of("photo.restore", Context.PICTURE, sketch::restorePhoto)
            .keys("Shift+X")
            .icon("fth-corner-up-left"),
        MenuName.EDIT,
        CHANGES);
    add(
        Command.of("photo.canvas", Context.PICTURE, () -> sketch.paintOn(tools.colour().get()))
            .icon("fth-file"),
        MenuName.EDIT,
        CHANGES);
    add(
        Command.of("photo.gallery", Context.PICTURE, gallery).keys("G").icon("fth-grid"),
        MenuName.FILE,
        "open");
    commands.add(
        Command.of("photo.zoom-in", Context.DRAWING, () -> hand.zoom(1 / ZOOM))
            .keys("Page Down")
            .enabledWhen(sketch.inColours()));
    commands.add(
        Command.of("photo.zoom-out", Context.DRAWING, () -> hand.zoom(ZOOM))
            .keys("Page Up")
            .enabledWhen(sketch.inColours()));
  }

  private void tool(String name, PhotoTool tool, String key, String icon) {
    add(
        Command.toggle("photo." + name, Context.PICTURE, is(tool)).keys(key).icon(icon),
        MenuName.EDIT,
        TOOLS);
  }

  private void change(
      String name, UnaryOperator<EditedPhoto> change, @Nullable String icon, String key) {
    Command command = Command.of("photo." + name, Context.PICTURE, () -> change(change)).keys(key);
    add(icon == null ? command : command.icon(icon), MenuName.EDIT, CHANGES);
  }

  private void change(UnaryOperator<EditedPhoto> change) {
    EditedPhoto photo = sketch.photo();
    if (photo != null) {
      sketch.set(change.apply(photo));
    }
  }

  private void add(Command command, MenuName menu, String group) {
    commands.add(command.enabledWhen(sketch.inColours(), NO_COLOURS).menu(menu, group));
  }

  /** True while a tool is chosen; setting it to false chooses the frame. */
  private BooleanProperty is(PhotoTool wanted) {
    BooleanProperty chosen = new SimpleBooleanProperty(tools.tool().get() == wanted);
    tools.tool().addListener((observed, before, now) -> chosen.set(now == wanted));
    chosen.addListener(
        (observed, before, now) -> {
          if (now) {
            tools.tool().set(wanted);
          } else if (tools.tool().get() == wanted) {
            tools.tool().set(wanted == PhotoTool.FRAME ? PhotoTool.BRUSH : PhotoTool.FRAME);
          }
        });
    return chosen;
  }

  /** The line of buttons. */
  Region buttons() {
    HBox row = new HBox();
    row.getStyleClass().addAll("tools", "photo-tools");
    row.setAlignment(Pos.CENTER_LEFT);
    for (String id :
        List.of(
            "photo.frame",
            "photo.brush",
            "photo.rubber",
            "photo.cover",
            "photo.adjust",
            "ui.undo",
            "ui.redo",
            "ui.clear",
            "photo.gallery")) {
      Region button = Buttons.icon(commands.get(id));
      if (!id.startsWith("photo.")) {
        button.setId("photo-" + id.replace('.', '-'));
      }
      HBox.setHgrow(button, Priority.ALWAYS);
      button.setMaxWidth(Double.MAX_VALUE);
      row.getChildren().add(button);
    }
    return row;
  }
}
