package io.github.convoscope.ui.lesson;

import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonFolder;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.FileDialogues.Question;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.PanelHost;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** Adds lessons: their list, the panel of the open one, and the keys that lead through it. */
public final class LessonFeature implements Feature {
  /** Above all other panels. */
  private static final int ORDER = -100;

  private final LessonSheets sheets;

  /**
   * Makes the feature.
   *
   * @param sheets writes the sheets to print
   */
  public LessonFeature(LessonSheets sheets) {
    this.sheets = sheets;
  }

  @Override
  public void install(Shell shell) {
    LessonPlayer player = new LessonPlayer(shell);
    LessonEditor editor = new LessonEditor(shell, player);
    LessonList list = new LessonList(shell, editor.drafts(), editor::goOn);
    shell
        .openers()
        .add(
            new LessonOpener(
                shell.workspace().notices(),
                lesson -> {
                  editor.leave();
                  player.start(lesson);
                }));
    addCommands(shell, player, list);
    addEditing(shell, player, editor);
    shell
        .commands()
        .add(
            Command.of("lesson.sheets", Context.ANYWHERE, () -> print(shell, player))
                .menu(MenuName.HELP, "lesson-writing")
                .enabledWhen(Bindings.isNotNull(player.lesson()), "lesson.none-open"));
    addStepEditing(shell, player, editor);
    LessonGlow glow = new LessonGlow(shell);
    shell.front().add(glow);
    new Shown(shell, player, glow, editor);
  }

  private static void addCommands(Shell shell, LessonPlayer player, LessonList list) {
    BooleanBinding open = Bindings.isNotNull(player.lesson());
    shell
        .commands()
        .add(
            Command.of(
                    "lesson.tour",
                    Context.ANYWHERE,
                    () -> shell.openers().open(LessonFolder.file(LessonList.TOUR)))
                .keys("F2")
                .menu(MenuName.HELP, "lessons"));
    shell
        .commands()
        .add(
            Command.of("lesson.choose", Context.ANYWHERE, list::open)
                .keys("F3")
                .menu(MenuName.HELP, "lessons"));
    add(shell, "next", player::next, open, "fth-chevron-right", "Space", "Page Down");
    add(shell, "previous", player::back, open, "fth-chevron-left", "Page Up", "Shift+Space");
    present(shell, "forward", player::next, open, "Right", "Down");
    present(shell, "backward", player::back, open, "Left", "Up");
    shell
        .commands()
        .add(
            Command.of("lesson.present", Context.ANYWHERE, () -> present(shell, player, list))
                .keys("F5", "Shift+F5")
                .menu(MenuName.HELP, "lessons"));
    add(shell, "return", player::comeBack, open, "fth-corner-up-left", "Backspace");
    shell
        .commands()
        .add(
            Command.of("lesson.end", Context.LESSON, player::end)
                .menu(MenuName.HELP, "lessons")
                .enabledWhen(open, "lesson.none-open"));
  }

  /** What a remote sends for its start: it alternates with Esc, which ends the lesson. */
  private static void present(Shell shell, LessonPlayer player, LessonList list) {
    if (player.lesson().get() == null && !player.goOn()) {
      list.open();
      return;
    }
    shell.commands().get("ui.full-screen").selected().ifPresent(full -> full.set(true));
  }

  private static void present(
      Shell shell, String name, Runnable action, BooleanBinding open, String... keys) {
    shell
        .commands()
        .add(Command.of("lesson." + name, Context.PRESENTING, action).keys(keys).enabledWhen(open));
  }

  private static void addEditing(Shell shell, LessonPlayer player, LessonEditor editor) {
    BooleanBinding open = Bindings.isNotNull(player.lesson());
    shell
        .commands()
        .add(
            Command.of("lesson.record", Context.ANYWHERE, editor::record)
                .keys("F4")
                .icon("fth-camera")
                .menu(MenuName.HELP, "lesson-writing")
                .enabledWhen(Bindings.isNotNull(shell.workspace().frame())));
    shell
        .commands()
        .add(
            Command.toggle("lesson.edit", Context.ANYWHERE, editor.editing())
                .menu(MenuName.HELP, "lesson-writing")
                .enabledWhen(open, "lesson.none-open"));
    shell
        .commands()
        .add(
            Command.of("lesson.save", Context.ANYWHERE, editor::save)
                .icon("fth-save")
                .menu(MenuName.HELP, "lesson-writing")
                .enabledWhen(open, "lesson.none-open"));
  }

  private void print(Shell shell, LessonPlayer player) {
    Lesson open = player.lesson().get();
    Path folder =
        open == null
            ? null
            : shell.fileDialogues().folder(Question.titled(Messages.text("lesson.sheets")));
    if (folder != null) {
      shell
          .workspace()
          .fileTasks()
          .run(
              () -> sheets.write(open, Locale.getDefault(), folder),
              written -> shell.workspace().notices().tell(written));
    }
  }

  private static void addStepEditing(Shell shell, LessonPlayer player, LessonEditor editor) {
    BooleanBinding open = Bindings.isNotNull(player.lesson());
    edit(
        shell, "step-earlier", () -> editor.move(-1), "fth-arrow-up", open.and(editor.canMove(-1)));
    edit(shell, "step-later", () -> editor.move(1), "fth-arrow-down", open.and(editor.canMove(1)));
    edit(shell, "delete-step", editor::delete, "fth-trash-2", open.and(editor.canDelete()));
    edit(shell, "restore-step", editor::restore, "fth-rotate-ccw", editor.canRestore());
  }

  private static void edit(
      Shell shell, String name, Runnable action, String icon, ObservableBooleanValue possible) {
    shell
        .commands()
        .add(
            Command.of("lesson." + name, Context.ANYWHERE, action)
                .icon(icon)
                .enabledWhen(possible));
  }

  private static void add(
      Shell shell, String name, Runnable action, BooleanBinding open, String icon, String... keys) {
    shell
        .commands()
        .add(
            Command.of("lesson." + name, Context.LESSON, action)
                .keys(keys)
                .icon(icon)
                .enabledWhen(open));
  }

  /** Keeps the panel in step with the player. */
  private static final class Shown {
    private final Shell shell;
    private final LessonPlayer player;
    private final LessonGlow glow;
    private final LessonEditor editor;
    private @Nullable LessonPanel panel;
    private @Nullable SidePanel side;
    private int at = -1;
    private boolean staged;

    /** The lesson, and the panels that are to be seen beside it. */
    private List<SidePanel> together = List.of();

    Shown(Shell shell, LessonPlayer player, LessonGlow glow, LessonEditor editor) {
      this.shell = shell;
      this.player = player;
      this.glow = glow;
      this.editor = editor;
      player.changes().addListener(changed -> update());
      shell
          .host()
          .panels()
          .addListener(
              (ListChangeListener<SidePanel>) change -> Platform.runLater(this::keepTogether));
      editor.editing().addListener(changed -> keepTogether());
      // Told while the window is laid out.
      shell.host().crowded().addListener(changed -> Platform.runLater(this::keepTogether));
      shell.host().belowDrawing().addListener(changed -> Platform.runLater(this::keepTogether));
      shell.workspace().settings().projector().addListener(changed -> keepTogether());
      shell
          .workspace()
          .hovered()
          .addListener(
              (observed, before, neuron) -> {
                if (panel != null) {
                  panel.hovered(neuron);
                }
              });
    }

    /** Shows the lesson's text beside the panels that its step names. */
    private void keepTogether() {
      SidePanel open = side;
      LessonPanel shown = panel;
      if (open == null || shown == null) {
        together = List.of();
        shell.host().keepOpen(together);
        return;
      }
      List<SidePanel> next = new ArrayList<>();
      next.add(open);
      shown.setEdited(editor.editing().get());
      boolean predicting = isRoomShort() && player.isAsking();
      if (!editor.editing().get() && !predicting) {
        next.addAll(panels(part -> true));
      }
      shown.setBrief(next.size() > 1 || isRoomShort());
      shell.host().keepOpen(next);
      if (!next.equals(together)) {
        together = next;
        raise(open);
      } else if (predicting) {
        // A panel that the step has opened only now.
        shell.host().raise(open);
      }
    }

    /** Whether text of full size would not be seen whole. */
    private boolean isRoomShort() {
      PanelHost host = shell.host();
      boolean large = shell.workspace().settings().projector().get();
      return host.crowded().get() || large && host.belowDrawing().get();
    }

    /**
     * What the step has opened, such as the card of a neuron, does not fold the lesson, nor the
     * panel to work with. Esc then ends the lesson.
     */
    private void raise(SidePanel lesson) {
      panels(LessonPart::hasOwnNetwork).forEach(shell.host()::raise);
      shell.host().raise(lesson);
    }

    private List<SidePanel> panels(Predicate<LessonPart> which) {
      return LessonPart.named(player.openParts()).stream()
          .filter(which)
          .flatMap(part -> part.panel(shell.host()).stream())
          .toList();
    }

    private void update() {
      Lesson lesson = player.lesson().get();
      SidePanel open = side;
      if (lesson == null) {
        if (open != null) {
          shell.host().hide(open);
        }
        glow.light("");
        panel = null;
        side = null;
        at = -1;
        keepTogether();
        return;
      }
      LessonPanel shown = panel;
      if (shown == null || open == null) {
        shown =
            new LessonPanel(
                shell, player, glow::light, List.of(new LessonFields(shell, player, editor)));
        open = new SidePanel("lesson", ORDER, shown, player::end);
        panel = shown;
        side = open;
      }
      shown.update();
      shell.host().show(open);
      if (at != player.at()) {
        at = player.at();
        glow.light("");
      }
      keepTogether();
      if (player.isStaged() && !staged) {
        raise(open);
      }
      staged = player.isStaged();
    }
  }
}
