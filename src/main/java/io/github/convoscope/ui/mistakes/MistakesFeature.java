package io.github.convoscope.ui.mistakes;

import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.FileDialogues.Question;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.Workspace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Adds the list of wrong answers, most confident first; a click puts the example on the pad. */
public final class MistakesFeature implements Feature {
  private static final String LANE = "mistakes";

  private final Path samples;

  /**
   * Searches a strokes file until the user chooses another one.
   *
   * @param samples the strokes file; MNIST in the folder {@code mnist} beside it has precedence
   */
  public MistakesFeature(Path samples) {
    this.samples = samples;
  }

  @Override
  public void install(Shell shell) {
    new Panel(shell).install();
  }

  /** The panel of one window. JavaFX thread. */
  private final class Panel {
    private final Shell shell;
    private final Workspace workspace;
    private @Nullable MistakeList list;
    private @Nullable SidePanel panel;
    private @Nullable ExampleData data;

    Panel(Shell shell) {
      this.shell = shell;
      workspace = shell.workspace();
    }

    void install() {
      shell
          .commands()
          .add(
              Command.of("mistakes.show", Context.ANYWHERE, this::toggle)
                  .keys("M")
                  .menu(MenuName.EXPLAIN, "mistakes")
                  .enabledWhen(workspace.model().isNotNull()));
      workspace.model().addListener(changed -> search());
    }

    private void toggle() {
      SidePanel shown = panel;
      if (shown != null && shell.host().panels().contains(shown)) {
        shell.host().hide(shown);
        return;
      }
      if (shown == null) {
        Path start = ExampleData.bestAvailable(samples);
        MistakeList made =
            new MistakeList(shell.em(), this::chooseFile, this::chooseFolder, this::load);
        if (start.equals(samples)) {
          made.suggestMnist(ExampleData.mnistBeside(samples));
        }
        list = made;
        shown = new SidePanel("mistakes", 80, made.content(), () -> {});
        panel = shown;
        read(start);
      }
      shell.host().show(shown);
    }

    private void read(Path path) {
      workspace
          .fileTasks()
          .run(
              () -> ExampleData.read(path),
              read -> {
                data = read;
                search();
              });
    }

    private void search() {
      ExampleData now = data;
      MistakeList shown = list;
      Model model = workspace.model().get();
      if (now != null && shown != null && model != null) {
        shown.searching(now);
        workspace
            .background()
            .start(
                LANE,
                (engine, progress) -> MistakeSearch.run(now, model, engine, progress),
                found -> shown.fill(now, found, model.spec().labels()));
      }
    }

    /** Puts a mistake on the pad and asks why it got the wrong answer. */
    private void load(MistakeSearch.Found found) {
      found.example().putOn(workspace.padContent());
      workspace.target().set(found.mistake().answer());
      workspace.against().set(found.mistake().label());
      shell.commands().all().stream()
          .filter(command -> command.id().equals("saliency.show"))
          .flatMap(command -> command.selected().stream())
          .forEach(on -> on.set(true));
    }

    private void chooseFile() {
      open(shell.fileDialogues().open(Question.titled(Messages.text("mistakes.open-strokes"))));
    }

    private void chooseFolder() {
      open(shell.fileDialogues().folder(Question.titled(Messages.text("mistakes.open-mnist"))));
    }

    private void open(@Nullable Path chosen) {
      if (chosen != null) {
        read(chosen);
      }
    }
  }
}
