package io.github.convoscope.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.NodeList;

/**
 * An animated GIF, read back as a browser shows it.
 *
 * @param pictures what is seen while each frame is shown
 * @param delays how long, in hundredths of a second
 * @param places left, top, width and height of what each frame changes
 * @param loops whether it plays again and again
 */
public record GifFrames(
    List<BufferedImage> pictures, List<Integer> delays, List<String> places, boolean loops) {
  /** Reads a whole file. */
  public static GifFrames read(InputStream in) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream stream = ImageIO.createImageInputStream(in)) {
      reader.setInput(stream);
      int count = reader.getNumImages(true);
      List<BufferedImage> pictures = new ArrayList<>();
      List<Integer> delays = new ArrayList<>();
      List<String> places = new ArrayList<>();
      boolean loops = false;
      BufferedImage seen = null;
      for (int i = 0; i < count; i++) {
        BufferedImage part = reader.read(i);
        IIOMetadataNode root =
            (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
        IIOMetadataNode place = node(root, "ImageDescriptor");
        int left = Integer.parseInt(place.getAttribute("imageLeftPosition"));
        int top = Integer.parseInt(place.getAttribute("imageTopPosition"));
        BufferedImage next =
            seen == null
                ? new BufferedImage(part.getWidth(), part.getHeight(), BufferedImage.TYPE_INT_RGB)
                : copy(seen);
        next.getGraphics().drawImage(part, left, top, null);
        pictures.add(next);
        places.add(left + " " + top + " " + part.getWidth() + " " + part.getHeight());
        delays.add(
            Integer.parseInt(node(root, "GraphicControlExtension").getAttribute("delayTime")));
        NodeList extensions = root.getElementsByTagName("ApplicationExtension");
        for (int k = 0; k < extensions.getLength(); k++) {
          IIOMetadataNode extension = (IIOMetadataNode) extensions.item(k);
          byte[] data = (byte[]) extension.getUserObject();
          loops |=
              extension.getAttribute("applicationID").equals("NETSCAPE")
                  && data[0] == 1
                  && data[1] == 0
                  && data[2] == 0;
        }
        seen = next;
      }
      return new GifFrames(pictures, delays, places, loops);
    } finally {
      reader.dispose();
    }
  }

  private static IIOMetadataNode node(IIOMetadataNode root, String name) {
    return (IIOMetadataNode) root.getElementsByTagName(name).item(0);
  }

  private static BufferedImage copy(BufferedImage from) {
    BufferedImage copy =
        new BufferedImage(from.getWidth(), from.getHeight(), BufferedImage.TYPE_INT_RGB);
    copy.getGraphics().drawImage(from, 0, 0, null);
    return copy;
  }
}
