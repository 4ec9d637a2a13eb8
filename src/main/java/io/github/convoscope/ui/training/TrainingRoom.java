package io.github.convoscope.ui.training;

import io.github.convoscope.data.UserFolder;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.FileDialogues.Question;
import io.github.convoscope.ui.FormerNetwork;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/**
 * The training room: its panel stands beside the scene, which shows the network that learns.
 * Closing it brings the former network back. JavaFX thread.
 *
 * <p>While training runs, only what the live loop computes follows it. What reads weights for
 * longer – a pinned neuron, a page, the bar below the scene – pauses it, so that all numbers on
 * screen are of one moment.
 */
final class TrainingRoom implements RoomView.Actions {
  private static final int ORDER = 10;
  private static final String CHECKPOINT = "training-room.checkpoint";

  private final Shell shell;
  private final Workspace workspace;
  private final RoomWorker worker;
  private final RoomView view;
  private final Runnable story;
  private final SidePanel panel;
  private final FormerNetwork former;
  private final TwoSeedsPage page;
  private final Path checkpoint = UserFolder.path().resolve(CHECKPOINT);
  private @Nullable RoomSnapshot now;
  private boolean begun;
  private boolean staying;

  /** True until the network that learns is to be shown again after another one was opened. */
  private boolean away;

  /**
   * A room that is not open yet.
   *
   * @param hasStory whether the open network has the history of its training beside it
   * @param story plays that history
   */
  TrainingRoom(Shell shell, ObservableBooleanValue hasStory, Runnable story) {
    this.shell = shell;
    workspace = shell.workspace();
    worker = new RoomWorker(checkpoint, this::shown, this::failed);
    this.story = story;
    view = new RoomView(shell, this, this::goTo, hasStory);
    panel = new SidePanel("training", ORDER, view.content(), this::closed);
    workspace.padContent().version().addListener(changed -> worker.penMoved());
    page = new TwoSeedsPage(shell);
    former = new FormerNetwork(workspace, this::isMine, this::replaced);
    workspace
        .pins()
        .addListener((ListChangeListener<Object>) change -> pauseFor(!workspace.pins().isEmpty()));
    shell.host().page().addListener((observed, before, page) -> pauseFor(page != null));
    shell
        .bottom()
        .addListener((ListChangeListener<Object>) change -> pauseFor(!shell.bottom().isEmpty()));
  }

  private boolean isOpen() {
    return shell.host().panels().contains(panel);
  }

  /** Opens the room, or closes it. */
  void toggle() {
    if (isOpen()) {
      shell.host().close(panel);
      return;
    }
    former.remember();
    staying = false;
    away = false;
    shell.host().show(panel);
    RoomSnapshot last = now;
    if (last == null) {
      view.setUp(Files.isRegularFile(checkpoint));
    } else {
      workspace.show(last.model());
      view.show(last);
    }
  }

  private void closed() {
    worker.pause();
    if (staying) {
      former.forget();
    }
    former.bringBack();
  }

  private boolean isMine(Model model) {
    return now != null && model.spec() == now.model().spec();
  }

  private void replaced() {
    away = now != null;
    worker.pause();
  }

  private void pauseFor(boolean reason) {
    if (reason) {
      worker.pause();
    }
  }

  @Override
  public void go() {
    RoomSnapshot last = now;
    if (last != null && last.running()) {
      worker.pause();
      return;
    }
    if (ready()) {
      worker.start(Long.MAX_VALUE);
    }
  }

  @Override
  public void step() {
    if (ready()) {
      worker.step();
    }
  }

  @Override
  public void epoch() {
    if (ready()) {
      worker.epoch();
    }
  }

  private void goTo(int moment) {
    back();
    worker.goTo(moment);
  }

  /**
   * Begins the training that the form describes, unless there is one; says what is wrong with it.
   */
  private boolean ready() {
    back();
    workspace.pins().clear();
    if (begun) {
      return true;
    }
    try {
      worker.begin(view.form().recipe());
      begun = true;
      view.showReading();
      workspace.notices().resolved(this);
      return true;
    } catch (Problem wrong) {
      workspace.notices().problem(wrong, this);
      return false;
    }
  }

  /** Shows the network that learns again, where another one was opened. */
  private void back() {
    RoomSnapshot last = now;
    if (away && last != null) {
      away = false;
      former.remember();
      workspace.show(last.model());
    }
  }

  @Override
  public void continueSaved() {
    begun = true;
    worker.continueSaved();
  }

  @Override
  public void anew() {
    worker.pause();
    begun = false;
    now = null;
    view.setUp(Files.isRegularFile(checkpoint));
  }

  @Override
  public void secondSeed() {
    view.showSecond(0);
    worker.secondSeed(
        view::showSecond,
        seeds -> {
          view.endSecond();
          if (seeds != null && isOpen()) {
            page.open(seeds);
          }
        });
  }

  @Override
  public void playStory() {
    shell.host().close(panel);
    story.run();
  }

  @Override
  public void stay() {
    staying = true;
    shell.host().close(panel);
  }

  @Override
  public void keepModel() {
    Path file = ask("room.keep-model", "trained.zip", "*.zip");
    if (file != null) {
      worker.pause();
      worker.with(
          training -> training.write(file),
          card -> workspace.notices().tell(Message.of("room.kept", file.getFileName())));
    }
  }

  @Override
  public void keepHistory() {
    Path file = ask("room.keep-history", "trained.history", "*.history");
    if (file != null) {
      worker.pause();
      worker.with(
          training -> {
            training.history().write(file);
            return file;
          },
          kept -> workspace.notices().tell(Message.of("room.kept", file.getFileName())));
    }
  }

  private @Nullable Path ask(String key, String name, String kind) {
    return shell
        .fileDialogues()
        .save(
            new Question(
                Messages.text(key), name, List.of(new ExtensionFilter(Messages.text(key), kind))));
  }

  private void failed(Throwable problem) {
    if (now == null) {
      begun = false;
      view.setUp(Files.isRegularFile(checkpoint));
    }
    workspace.notices().problem(problem);
  }

  private void shown(RoomSnapshot next) {
    if (!begun) {
      return;
    }
    boolean first = now == null || now.model().spec() != next.model().spec();
    now = next;
    if (!isOpen() || away) {
      return;
    }
    if (first) {
      former.remember();
      workspace.show(next.model());
    } else if (next.running() || view.isDragged()) {
      workspace.computeWith(next.model());
    } else {
      workspace.showWeights(next.model());
    }
    view.show(next);
  }
}
