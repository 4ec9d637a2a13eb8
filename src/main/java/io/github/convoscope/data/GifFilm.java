package io.github.convoscope.data;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes an animated GIF that plays again and again.
 *
 * <pre>{@code
 * try (GifFilm film = new GifFilm(out, List.of(first, last))) {
 *   film.add(first, 7);
 *   film.add(last, 200);
 * }
 * }</pre>
 *
 * <p>Of each frame only the rectangle that changed is written; a frame without changes makes the
 * one before it longer. One thread at a time. Closing it leaves the stream open.
 */
public final class GifFilm implements AutoCloseable {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  /** The application extension that browsers and viewers know: 0 means without end. */
  private static final byte[] WITHOUT_END = {1, 0, 0};

  private static final int LONGEST_DELAY = 0xffff;

  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
  private final ImageWriteParam param = writer.getDefaultWriteParam();
  private final ImageOutputStream stream;
  private final GifPalette palette;
  private final IndexColorModel colours;

  /** The frame that is not written yet, as it may last longer. */
  private byte @Nullable [] waiting;

  private byte @Nullable [] written;
  private int width;
  private int height;
  private int delay;
  private int frames;

  /**
   * Begins a film.
   *
   * @param out receives the film
   * @param samples pictures of the film's size with its colours, at least one
   */
  public GifFilm(OutputStream out, List<BufferedImage> samples) throws IOException {
    // Rows in their order pack better than interlaced ones.
    param.setProgressiveMode(ImageWriteParam.MODE_DISABLED);
    palette = new GifPalette(samples);
    colours = palette.model();
    stream = ImageIO.createImageOutputStream(out);
    writer.setOutput(stream);
    writer.prepareWriteSequence(null);
  }

  /**
   * Adds a frame.
   *
   * @param picture of the same size as all others
   * @param hundredths how long it is shown, in hundredths of a second, at least 1
   */
  public void add(BufferedImage picture, int hundredths) throws IOException {
    byte[] next = palette.indices(picture);
    width = picture.getWidth();
    height = picture.getHeight();
    byte[] before = waiting;
    if (before != null && Arrays.equals(before, next) && delay + hundredths <= LONGEST_DELAY) {
      delay += hundredths;
      return;
    }
    flush();
    waiting = next;
    delay = hundredths;
  }

  /** The number of frames that were written so far. */
  public int frames() {
    return frames;
  }

  @Override
  public void close() throws IOException {
    flush();
    writer.endWriteSequence();
    writer.dispose();
    stream.close();
  }

  private void flush() throws IOException {
    byte[] frame = waiting;
    if (frame == null) {
      return;
    }
    int[] part = changed(frame);
    BufferedImage picture =
        new BufferedImage(part[2], part[3], BufferedImage.TYPE_BYTE_INDEXED, colours);
    for (int row = 0; row < part[3]; row++) {
      byte[] line = new byte[part[2]];
      System.arraycopy(frame, (part[1] + row) * width + part[0], line, 0, part[2]);
      picture.getRaster().setDataElements(0, row, part[2], 1, line);
    }
    writer.writeToSequence(new IIOImage(picture, null, facts(picture, part[0], part[1])), param);
    written = frame;
    waiting = null;
    frames++;
  }

  /** Left, top, width and height of what changed; at least one pixel. */
  private int[] changed(byte[] frame) {
    byte[] before = written;
    if (before == null) {
      return new int[] {0, 0, width, height};
    }
    int left = width - 1;
    int top = height - 1;
    int right = 0;
    int bottom = 0;
    for (int i = 0; i < frame.length; i++) {
      if (frame[i] != before[i]) {
        left = Math.min(left, i % width);
        right = Math.max(right, i % width);
        top = Math.min(top, i / width);
        bottom = Math.max(bottom, i / width);
      }
    }
    return right < left
        ? new int[] {0, 0, 1, 1}
        : new int[] {left, top, right - left + 1, bottom - top + 1};
  }

  private IIOMetadata facts(BufferedImage picture, int left, int top) throws IOException {
    IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), param);
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
    IIOMetadataNode place = child(root, "ImageDescriptor");
    place.setAttribute("imageLeftPosition", String.valueOf(left));
    place.setAttribute("imageTopPosition", String.valueOf(top));
    place.setAttribute("interlaceFlag", "FALSE");
    IIOMetadataNode control = child(root, "GraphicControlExtension");
    control.setAttribute("disposalMethod", "doNotDispose");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", String.valueOf(delay));
    control.setAttribute("transparentColorIndex", "0");
    if (frames == 0) {
      IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
      loop.setAttribute("applicationID", "NETSCAPE");
      loop.setAttribute("authenticationCode", "2.0");
      loop.setUserObject(WITHOUT_END.clone());
      child(root, "ApplicationExtensions").appendChild(loop);
    }
    metadata.setFromTree(FORMAT, root);
    return metadata;
  }

  private static IIOMetadataNode child(IIOMetadataNode root, String name) {
    for (int i = 0; i < root.getLength(); i++) {
      if (root.item(i).getNodeName().equals(name)) {
        return (IIOMetadataNode) root.item(i);
      }
    }
    IIOMetadataNode added = new IIOMetadataNode(name);
    root.appendChild(added);
    return added;
  }
}
